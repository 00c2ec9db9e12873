/** Archives, read by commons-compress, XZ for Java and java.base: nothing here trusts what an archive says. */
@NullMarked
package dev.driftless.adapters.os.archive;

import org.jspecify.annotations.NullMarked;
