/** The local edge's cache, for promises that need no running estate behind it. */
@NullMarked
package jp.mymovie.local.edge;

import org.jspecify.annotations.NullMarked;
