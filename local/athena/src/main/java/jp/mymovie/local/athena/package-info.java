/** Asks the log lake of the local run as Athena would, with the same engine and the synthesized Glue tables. */
@NullMarked
package jp.mymovie.local.athena;

import org.jspecify.annotations.NullMarked;
