/** What the lake's writers and its tables promise each other. */
@NullMarked
package jp.mymovie.local.lake;

import org.jspecify.annotations.NullMarked;
