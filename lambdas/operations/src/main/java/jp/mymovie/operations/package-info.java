@NullMarked
package jp.mymovie.operations;

import org.jspecify.annotations.NullMarked;
