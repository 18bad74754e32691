/** What a generated lake promises. */
@NullMarked
package jp.mymovie.lab.logs;

import org.jspecify.annotations.NullMarked;
