/** The accounts in Cognito. */
@NullMarked
package jp.mymovie.movies.signin;

import org.jspecify.annotations.NullMarked;
