package dev.driftless.it.container;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that need Docker and the image that {@code .ci/test-images} makes. Where they are not there, the tests are skipped and say so, or fail where the
 * environment says {@code DRIFTLESS_CONTAINERS=required}. No image is ever pulled.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsContainers.Condition.class)
@interface NeedsContainers {
    /** Looks for both once. */
    final class Condition implements ExecutionCondition {
        private static final @Nullable String MISSING = missing();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String choice = System.getenv("DRIFTLESS_CONTAINERS");
            if ("off".equals(choice)) {
                return ConditionEvaluationResult.disabled("DRIFTLESS_CONTAINERS=off");
            }
            if (MISSING == null) {
                return ConditionEvaluationResult.enabled(DebianContainer.IMAGE + " is there");
            }
            if ("required".equals(choice)) {
                throw new IllegalStateException(MISSING);
            }
            System.err.println("SKIPPED " + context.getDisplayName() + ": " + MISSING);
            return ConditionEvaluationResult.disabled(MISSING);
        }

        /** Asks the command line, since the library would want a helper container of its own first. */
        private static @Nullable String missing() {
            String how = "accounts and packages are tested only in " + DebianContainer.IMAGE
                    + ", which .ci/test-images makes: ";
            try {
                Process process = new ProcessBuilder("docker", "image", "inspect", DebianContainer.IMAGE)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                process.getOutputStream().close();
                String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor() == 0 ? null : how + said.strip();
            } catch (IOException e) {
                return how + e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return how + "interrupted";
            }
        }
    }
}
