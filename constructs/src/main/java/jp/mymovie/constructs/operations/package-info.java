@NullMarked
package jp.mymovie.constructs.operations;

import org.jspecify.annotations.NullMarked;
