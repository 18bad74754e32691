@NullMarked
package jp.mymovie.operations.account;

import org.jspecify.annotations.NullMarked;
