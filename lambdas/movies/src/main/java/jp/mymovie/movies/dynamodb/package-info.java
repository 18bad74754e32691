/** The one package that knows the table: its keys, attributes and indexes. */
@NullMarked
package jp.mymovie.movies.dynamodb;

import org.jspecify.annotations.NullMarked;
