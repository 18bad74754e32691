/** Trigger of a user pool that bounds the sign-ups of a day. */
@NullMarked
package jp.mymovie.operations.signup;

import org.jspecify.annotations.NullMarked;
