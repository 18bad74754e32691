/** Pages and pictures under {@code docs/} that are drawn from the code and from {@code cdk.out}. */
@NullMarked
package jp.mymovie.app.docs;

import org.jspecify.annotations.NullMarked;
