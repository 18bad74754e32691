/** What the estate costs: computed from {@code cdk.out}, before anything is deployed. */
@NullMarked
package jp.mymovie.cost;

import org.jspecify.annotations.NullMarked;
