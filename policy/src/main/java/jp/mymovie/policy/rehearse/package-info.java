/** Plays the runbooks' own commands against {@code cdk.out}: the order of things, and who may do each at that moment. */
@NullMarked
package jp.mymovie.policy.rehearse;

import org.jspecify.annotations.NullMarked;
