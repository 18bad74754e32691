@NullMarked
package jp.mymovie.operations.trail;

import org.jspecify.annotations.NullMarked;
