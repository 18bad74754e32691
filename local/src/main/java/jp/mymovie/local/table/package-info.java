/** The tables of the templates in DynamoDB Local. */
@NullMarked
package jp.mymovie.local.table;

import org.jspecify.annotations.NullMarked;
