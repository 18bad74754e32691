@NullMarked
package jp.mymovie.operations.json;

import org.jspecify.annotations.NullMarked;
