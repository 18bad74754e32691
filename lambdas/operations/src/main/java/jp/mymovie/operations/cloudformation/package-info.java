@NullMarked
package jp.mymovie.operations.cloudformation;

import org.jspecify.annotations.NullMarked;
