/** What the policies of the synthesized estate decide: read from {@code cdk.out}, before anything is deployed. */
@NullMarked
package jp.mymovie.policy;

import org.jspecify.annotations.NullMarked;
