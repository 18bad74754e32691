@NullMarked
package jp.mymovie.constructs;

import org.jspecify.annotations.NullMarked;
