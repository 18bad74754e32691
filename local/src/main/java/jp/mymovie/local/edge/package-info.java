/** CloudFront: behaviours, functions, headers, compression and static files as the templates say them. */
@NullMarked
package jp.mymovie.local.edge;

import org.jspecify.annotations.NullMarked;
