/** The round that looks twice a day at what no alarm watches, and mails what it finds. */
@NullMarked
package jp.mymovie.operations.checkup;

import org.jspecify.annotations.NullMarked;
