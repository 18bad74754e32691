@NullMarked
package jp.mymovie.app.logarchive;

import org.jspecify.annotations.NullMarked;
