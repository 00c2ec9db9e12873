package dev.driftless.it.architecture.twin.domain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** Each method does one thing that the domain must not do. */
@SuppressWarnings({"all", "DefaultCharset", "JavaTimeDefaultTimeZone", "TimeZoneUsage", "StringCaseLocaleUsage"})
final class Impurities {
    private Impurities() {}

    static boolean file(String name) {
        return new File(name).exists();
    }

    static Reader fileReader(String name) throws IOException {
        return new FileReader(name);
    }

    static String nioFile(Path path) throws IOException {
        return Files.readString(path);
    }

    static String network(URI uri) throws IOException {
        return uri.toURL().getHost();
    }

    static Process process() throws IOException {
        return new ProcessBuilder("true").start();
    }

    static void runtime() {
        Runtime.getRuntime().gc();
    }

    static Thread thread() {
        return Thread.currentThread();
    }

    static Object threadLocal() {
        return new ThreadLocal<String>();
    }

    static Object concurrent() {
        return new ConcurrentHashMap<String, String>();
    }

    static int atomic(AtomicInteger counter) {
        return counter.incrementAndGet();
    }

    static void logging() {
        Logger.getLogger("x").info("x");
    }

    static void systemLogger() {
        System.getLogger("x").log(System.Logger.Level.INFO, "x");
    }

    static void printing() {
        System.out.println();
    }

    static int random() {
        return new Random().nextInt();
    }

    static double mathRandom() {
        return Math.random();
    }

    static UUID uuid() {
        return UUID.randomUUID();
    }

    static String environment() {
        return System.getenv("HOME");
    }

    static String property() {
        return System.getProperty("user.home");
    }

    static long millis() {
        return System.currentTimeMillis();
    }

    static long nanos() {
        return System.nanoTime();
    }

    static Supplier<Instant> instantByReference() {
        return Instant::now;
    }

    static LocalDate date() {
        return LocalDate.now();
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    static Locale locale() {
        return Locale.getDefault();
    }

    static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    static Charset charset() {
        return Charset.defaultCharset();
    }

    static byte[] bytes(String text) {
        return text.getBytes();
    }

    static String text(byte[] bytes) {
        return new String(bytes);
    }

    static String lower(String text) {
        return text.toLowerCase();
    }

    static Function<String, String> upperByReference() {
        return String::toUpperCase;
    }

    static String format(int number) {
        return String.format("%d", number);
    }

    static String formatted(int number) {
        return "%d".formatted(number);
    }

    static String numberFormat(int number) {
        return NumberFormat.getInstance().format(number);
    }

    static DateTimeFormatter pattern() {
        return DateTimeFormatter.ofPattern("MMM");
    }

    static Reader reader(byte[] bytes) {
        return new InputStreamReader(new ByteArrayInputStream(bytes));
    }

    static String stream(ByteArrayOutputStream bytes) {
        return bytes.toString();
    }
}
