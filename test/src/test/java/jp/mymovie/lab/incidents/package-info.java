@NullMarked
package jp.mymovie.lab.incidents;

import org.jspecify.annotations.NullMarked;
