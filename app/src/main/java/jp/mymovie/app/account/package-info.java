/** Stacks and settings that every account has. */
@NullMarked
package jp.mymovie.app.account;

import org.jspecify.annotations.NullMarked;
