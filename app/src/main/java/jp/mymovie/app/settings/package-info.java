/** The settings of the estate, read from {@code cdk.json}, and every value that crosses an account or a region. */
@NullMarked
package jp.mymovie.app.settings;

import org.jspecify.annotations.NullMarked;
