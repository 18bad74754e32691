/** The bill of the estate: computed from {@code cdk.out}, before anything is deployed. */
@NullMarked
package jp.mymovie.cost;

import org.jspecify.annotations.NullMarked;
