@NullMarked
package jp.mymovie.constructs.function;

import org.jspecify.annotations.NullMarked;
