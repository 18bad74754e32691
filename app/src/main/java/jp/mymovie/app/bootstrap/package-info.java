/** Templates that prepare an account for deployments. */
@NullMarked
package jp.mymovie.app.bootstrap;

import org.jspecify.annotations.NullMarked;
