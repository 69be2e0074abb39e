"""A hub that published how many countries belong, and hardly ever which: counts that conflict."""

from egov_hub import Alliance, Attestation, Citation, Hub, MembershipHistory, Source

from .bodies import ACSH

# Counted are the countries; most texts put five or six international organizations beside them.
FOUNDING = Attestation(
    "2013-03-15", count=25, cited=["brochure", Citation("hub-news-38", printed="25 countries")]
)
AGREEMENT = Attestation("2014-09-17", count=29, cited=["hub-news-38"])
OFFICIAL = Attestation(
    "2016-05-26", count=32, cited=[Citation("inform-2016-05-26", printed="32 countries")]
)
PRESS_SERVICE = Attestation(
    "2016-05-30", count=34, cited=[Citation("inform-2016-05-30", printed="34 countries")]
)
NEWCOMERS = Attestation("2016-11-07", ["EE", "BT"], count=36, cited=["inform-2016-11-07"])
VISIT = Attestation("2017-10-10", count=38, cited=["inform-2017"])
VOLUNTEERS = Attestation("2019-02", count=40, cited=["unv"])
PHASE_4 = Attestation("XXXX", count=43, cited=["undp-phase-4"])

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[ACSH],
    alliances=[
        Alliance(
            "participants",
            "Participating countries",
            kind="hub",
            launched="2013-03-15",
            convened_by=[ACSH.id],
            # The day they were told of bounds the day they joined from above only.
            history=MembershipHistory()
            .join("EE", on="[2013-03-15..2016-11-07]", cited=["inform-2016-11-07"])
            # Another text names Bhutan alone.
            .join(
                "BT",
                on="[2013-03-15..2016-11-07]",
                cited=["inform-2016-11-07", "hub-news-4326"],
            ),
            attestations=[
                FOUNDING,
                AGREEMENT,
                OFFICIAL,
                PRESS_SERVICE,
                NEWCOMERS,
                VISIT,
                VOLUNTEERS,
                PHASE_4,
            ],
            cited=["brochure", "hub-news-38"],
        )
    ],
    sources=[
        Source("brochure", "Brochure", url="https://docslib.org/doc/34121/download-brochure"),
        Source(
            "hub-news-38",
            "News 38",
            url="http://old.astanacivilservicehub.org/en/news/38",
            published="2014-09-17",
        ),
        Source(
            "hub-news-4326",
            "News 4326",
            url="http://old.astanacivilservicehub.org/kz/news/4326",
        ),
        Source(
            "inform-2016-05-26",
            "UN backs establishment of regional civil service hub in Astana",
            url="https://en.inform.kz/news/un-backs-establishment-of-regional-civil-service-hub-in-astana-sultano-lu_a2907729/",
            published="2016-05-26",
        ),
        Source(
            "inform-2016-05-30",
            "President instructs to introduce innovations",
            url="https://en.inform.kz/news/president-instructs-to-introduce-innovations-to-improve-kazakhstan-39-s-civil-service_a2909038/",
            published="2016-05-30",
        ),
        Source(
            "inform-2016-11-07",
            "Estonia, Bhutan join Regional Hub of Civil Service in Astana",
            url="https://en.inform.kz/news/estonia-bhutan-join-regional-hub-of-civil-service-in-astana_a2967057/",
            published="2016-11-07",
        ),
        Source(
            "inform-2017",
            "Regional Hub develops cooperation with Uzbekistan",
            url="https://en.inform.kz/news/regional-hub-of-civil-service-in-astana-develops-coop-with-uzbekistan_a3073558/",
            published="2017-10-10",
        ),
        Source(
            "unv",
            "How a knowledge exchange hub is helping",
            url="https://www.unv.org/Success-stories/how-knowledge-exchange-hub-helping-enhance-global-civil-service-capacity-and",
            published="2019-02",
        ),
        Source(
            "undp-phase-4",
            "Institutional support of the Astana Civil Service Hub, phase 4",
            url="https://www.undp.org/kk/kazakhstan/projects/astana-memlekettik-kyzmet-khabyn-institucionaldyk-koldau-4-kezen",
        ),
    ],
)
