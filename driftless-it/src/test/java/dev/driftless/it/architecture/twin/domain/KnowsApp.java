package dev.driftless.it.architecture.twin.domain;

import dev.driftless.it.architecture.twin.app.wiring.Wiring;

/** Looks outwards. */
public record KnowsApp(Wiring wiring) {}
