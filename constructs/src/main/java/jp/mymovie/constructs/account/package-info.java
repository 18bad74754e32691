@NullMarked
package jp.mymovie.constructs.account;

import org.jspecify.annotations.NullMarked;
