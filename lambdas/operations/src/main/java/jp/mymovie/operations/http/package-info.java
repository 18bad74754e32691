@NullMarked
package jp.mymovie.operations.http;

import org.jspecify.annotations.NullMarked;
