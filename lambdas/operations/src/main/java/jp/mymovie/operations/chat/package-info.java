/** Alarms and findings in a chat. */
@NullMarked
package jp.mymovie.operations.chat;

import org.jspecify.annotations.NullMarked;
