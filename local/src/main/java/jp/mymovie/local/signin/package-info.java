/** Stands for Cognito: an OpenID Connect provider in which one types a name and is that person. */
@NullMarked
package jp.mymovie.local.signin;

import org.jspecify.annotations.NullMarked;
