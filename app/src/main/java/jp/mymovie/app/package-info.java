@NullMarked
package jp.mymovie.app;

import org.jspecify.annotations.NullMarked;
