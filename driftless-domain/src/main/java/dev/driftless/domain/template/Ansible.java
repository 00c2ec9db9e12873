package dev.driftless.domain.template;

import org.jspecify.annotations.Nullable;

/** What people who come from Ansible write, and what it is here. */
final class Ansible {
    private Ansible() {}

    /** The name here of a variable of Ansible, or null. */
    static @Nullable String variable(String name) {
        return switch (name) {
            case "ansible_hostname", "inventory_hostname", "inventory_hostname_short" -> "facts.hostname";
            case "ansible_fqdn", "ansible_host" -> "facts.fqdn";
            case "ansible_machine_id" -> "facts.machine_id";
            case "ansible_kernel" -> "facts.kernel";
            case "ansible_architecture" -> "facts.architecture";
            case "ansible_user_id", "ansible_user" -> "facts.user";
            case "ansible_distribution" -> "facts.os.name";
            case "ansible_distribution_version", "ansible_distribution_major_version" -> "facts.os.version";
            case "ansible_distribution_release", "ansible_lsb" -> "facts.os.codename";
            case "ansible_os_family" -> "facts.os.family";
            case "ansible_processor_vcpus", "ansible_processor_cores", "ansible_processor_count" -> "facts.cpu.count";
            case "ansible_processor" -> "facts.cpu.model";
            case "ansible_memtotal_mb" -> "facts.memory.total_bytes";
            case "ansible_default_ipv4" -> "facts.network.default_address";
            case "ansible_interfaces" -> "facts.network.default_interface";
            case "ansible_facts" -> "facts";
            case "ansible_env" -> "env";
            default -> null;
        };
    }

    /** What to do instead of a filter or test of Ansible or Jinja2 that is left out on purpose, or null. */
    static @Nullable String insteadOfFilter(String name) {
        return switch (name) {
            case "random", "shuffle" -> "a run must be repeatable: set the value as a variable";
            case "strftime", "to_datetime" ->
                "templates have no clock: run `date` as a read_only command and register it";
            case "password_hash", "encrypt", "vault", "unvault" -> "put the hash into a secret: `env.NAME`";
            case "fileglob", "realpath", "expanduser", "expandvars", "relpath" ->
                "templates do not read the host: use a task, such as stat, and register its result";
            case "safe", "e", "escape", "forceescape", "striptags", "urlize", "xmlattr" ->
                "nothing is escaped here, so leave it out";
            case "lookup", "query" -> "use `env.NAME`, a variable, or a task with register";
            default -> null;
        };
    }

    /** What to do instead of a test that is left out on purpose, or null. */
    static @Nullable String insteadOfTest(String name) {
        return switch (name) {
            case "exists", "file", "directory", "link", "mount", "abs", "link_exists", "same_file" ->
                "templates do not read the host: use a stat task, register its result and test `result.exists`";
            case "vault_encrypted", "vaulted_file" -> "there are no vaults: use `env.NAME`";
            case "reachable", "unreachable", "timedout", "started", "finished" ->
                "tasks here run to their end: use `is failed`";
            default -> null;
        };
    }

    /** What to do instead of a function that is left out on purpose, or null. */
    static @Nullable String insteadOfFunction(String name) {
        return switch (name) {
            case "lookup", "query", "q" -> "use `env.NAME` for the environment, a variable, or a task with register";
            case "now" -> "templates have no clock: run `date` as a read_only command and register it";
            case "lipsum", "cycler", "joiner" -> "use loop.cycle(…) or `if not loop.last`";
            case "undef" -> "use | mandatory";
            default -> null;
        };
    }
}
