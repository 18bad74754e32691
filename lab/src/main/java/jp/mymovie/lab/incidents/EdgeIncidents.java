package jp.mymovie.lab.incidents;

import static jp.mymovie.lab.incidents.Incident.morning;
import static jp.mymovie.lab.incidents.Incident.page;

import java.util.List;

/** Incidents between the visitors and the service: keys, certificates, names, pages, floods. */
final class EdgeIncidents {
    static final List<Incident> ALL = List.of(
            page(
                    24,
                    "origin key does not match",
                    "visitors cannot use the site",
                    (world, begin) -> world.production().answersAll(Outcome.FORBIDDEN),
                    Pages.GATEWAY),
            morning(
                    25,
                    "certificate ends in 20 days",
                    "the site works until then",
                    (world, begin) -> world.production().certificateDays = 20,
                    Pages.CERTIFICATE),
            page(
                    26,
                    "certificate has expired",
                    "visitors cannot use the site",
                    (world, begin) -> {
                        world.production().certificateDays = -1;
                        world.production().breaks(Step.TLS);
                    },
                    Pages.CERTIFICATE),
            page(
                    27,
                    "domain has expired",
                    "visitors cannot use the site",
                    (world, begin) -> {
                        world.delegated = false;
                        world.stages.forEach(stage -> stage.breaks(Step.DNS));
                    },
                    Pages.DNS),
            morning(
                    27,
                    "name servers have changed, and answer as before",
                    "the site works",
                    (world, begin) -> world.delegated = false,
                    Pages.DNS),
            page(
                    28,
                    "record of the site is deleted",
                    "visitors cannot use the site",
                    (world, begin) -> world.production().breaks(Step.DNS),
                    Pages.DNS),
            page(
                    29,
                    "CloudFront answers 5xx",
                    "visitors cannot use the site",
                    (world, begin) -> {
                        world.production().edgeErrors = 100;
                        world.production().breaks(Step.PAGE);
                    },
                    Pages.EDGE),
            page(
                    30,
                    "site's bucket refuses or is empty",
                    "visitors cannot use the site",
                    (world, begin) -> world.production().breaks(Step.PAGE),
                    Pages.EDGE),
            page(
                    31,
                    "bundle of scripts is broken",
                    "visitors cannot use the site",
                    (world, begin) -> world.production().breaks(Step.SCRIPTS),
                    Pages.EDGE),
            morning(
                    32,
                    "edge keeps nothing any more",
                    "the site is slower and dearer",
                    (world, begin) -> world.production().cacheKeeps = false,
                    Pages.EDGE),
            morning(
                    33,
                    "bot makes 20 calls a second",
                    "visitors can use the site",
                    (world, begin) -> {
                        world.production().apiFlood = 1_200;
                        world.production().edgeFlood = 1_200;
                    },
                    Pages.GATEWAY),
            morning(
                    34,
                    "flood of 200 requests a second at the edge alone",
                    "visitors can use the site; the bill grows",
                    (world, begin) -> world.production().edgeFlood = 12_000,
                    Pages.EDGE));

    private EdgeIncidents() {}
}
