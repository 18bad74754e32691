/** What a generated lake promises. */
@NullMarked
package jp.mymovie.local.logs;

import org.jspecify.annotations.NullMarked;
