#!/bin/sh
# Starts Driftless in the runtime that this file is part of. One process: the shell becomes the JVM.
self=$0
if [ -h "$self" ]; then self=$(readlink -f "$self"); fi
case $self in
    */bin/*) home=${self%/bin/*} ;;
    bin/*) home=. ;;
    */*) home=${self%/*}/.. ;;
    *) home=.. ;;
esac
case ${1-} in
    agent | logs) flags=agent ;;
    *) flags=command ;;
esac
# Options meant for other Java programs would disable the start-up cache or print over our output.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
exec "$home/bin/java" "-XX:AOTCache=$home/lib/driftless.aot" "@$home/lib/$flags.opts" ${DRIFTLESS_JAVA_OPTIONS-} \
    -m dev.driftless.app/dev.driftless.app.Main "$@"
