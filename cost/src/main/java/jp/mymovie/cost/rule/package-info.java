/** Rules of what each resource type bills, and which limits of the templates bind it. */
@NullMarked
package jp.mymovie.cost.rule;

import org.jspecify.annotations.NullMarked;
