/** Templates that prepare an account for deployments, and ids to import what a failed one left. */
@NullMarked
package jp.mymovie.app.bootstrap;

import org.jspecify.annotations.NullMarked;
