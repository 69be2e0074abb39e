"""Real cases (and one made-up decade) as full records, chosen for what each makes hard."""

from typing import Final

from egov_hub import Hub

from . import (
    aapa_2020,
    acsh_annual_2023,
    acsh_aspa_atlanta,
    acsh_bosa_webinars_2020,
    acsh_conf_2016_04_04,
    acsh_count_series,
    acsh_korea_project_2021,
    acsh_memoranda,
    acsh_seoul_study_visit,
    aspa_2020,
    egov_alliance_founding_2018,
    georgia_cis,
    kz_acsa,
    made_up_decade,
    ogp_azerbaijan,
    ogp_tanzania,
    sdsn_kz_2023,
    sigma_respa_rcc_2017,
    uz_academy,
    uz_adviser_title,
    virtual_alliance_2020,
)

ALL_CASES: Final[dict[str, Hub]] = {
    "aapa-2020": aapa_2020.HUB,
    "acsh-annual-2023": acsh_annual_2023.HUB,
    "acsh-aspa-atlanta": acsh_aspa_atlanta.HUB,
    "acsh-bosa-webinars-2020": acsh_bosa_webinars_2020.HUB,
    "acsh-conf-2016-04-04": acsh_conf_2016_04_04.HUB,
    "acsh-count-series": acsh_count_series.HUB,
    "acsh-korea-project-2021": acsh_korea_project_2021.HUB,
    "acsh-memoranda": acsh_memoranda.HUB,
    "acsh-seoul-study-visit": acsh_seoul_study_visit.HUB,
    "aspa-2020": aspa_2020.HUB,
    "egov-alliance-founding-2018": egov_alliance_founding_2018.HUB,
    "georgia-cis": georgia_cis.HUB,
    "kz-acsa": kz_acsa.HUB,
    "made-up-decade": made_up_decade.HUB,
    "ogp-azerbaijan": ogp_azerbaijan.HUB,
    "ogp-tanzania": ogp_tanzania.HUB,
    "sdsn-kz-2023": sdsn_kz_2023.HUB,
    "sigma-respa-rcc-2017": sigma_respa_rcc_2017.HUB,
    "uz-academy": uz_academy.HUB,
    "uz-adviser-title": uz_adviser_title.HUB,
    "virtual-alliance-2020": virtual_alliance_2020.HUB,
}
