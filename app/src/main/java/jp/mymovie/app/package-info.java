/** The roof: the app that puts the stages of all accounts together. */
@NullMarked
package jp.mymovie.app;

import org.jspecify.annotations.NullMarked;
