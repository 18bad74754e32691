/**
 * Incidents as the metrics, events and looks that they would leave at AWS, replayed against the alarms of the templates and
 * the examination of the monitoring account. A simulation: each kind of signal names the page of AWS that it follows.
 */
@NullMarked
package jp.mymovie.lab.incidents;

import org.jspecify.annotations.NullMarked;
