package dev.driftless.it.architecture.twin.app.wiring;

/** The one place that may name adapters. */
public class Wiring {}
