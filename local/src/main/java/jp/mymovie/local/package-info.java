@NullMarked
package jp.mymovie.local;

import org.jspecify.annotations.NullMarked;
