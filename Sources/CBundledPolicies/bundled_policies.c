#include "bundled_policies.h"

/* One array per file of Datasets/policies. A test compares this list and the bytes with the folder. */
static const unsigned char gitlab_2022_aliases_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/aliases.csv"
};
static const unsigned char gitlab_2022_benchmarks_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/benchmarks.csv"
};
static const unsigned char gitlab_2022_countries_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/countries.csv"
};
static const unsigned char gitlab_2022_datapackage_json[] = {
#embed "../../Datasets/policies/gitlab-2022/datapackage.json"
};
static const unsigned char gitlab_2022_exchange_rates_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/exchange_rates.csv"
};
static const unsigned char gitlab_2022_grades_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/grades.csv"
};
static const unsigned char gitlab_2022_levels_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/levels.csv"
};
static const unsigned char gitlab_2022_location_floors_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/location_floors.csv"
};
static const unsigned char gitlab_2022_pay_months_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/pay_months.csv"
};
static const unsigned char gitlab_2022_policy_json[] = {
#embed "../../Datasets/policies/gitlab-2022/policy.json"
};
static const unsigned char gitlab_2022_sales_zones_csv[] = {
#embed "../../Datasets/policies/gitlab-2022/sales_zones.csv"
};
static const unsigned char ml_engineering_aliases_csv[] = {
#embed "../../Datasets/policies/ml-engineering/aliases.csv"
};
static const unsigned char ml_engineering_benchmarks_csv[] = {
#embed "../../Datasets/policies/ml-engineering/benchmarks.csv"
};
static const unsigned char ml_engineering_countries_csv[] = {
#embed "../../Datasets/policies/ml-engineering/countries.csv"
};
static const unsigned char ml_engineering_crosswalk_csv[] = {
#embed "../../Datasets/policies/ml-engineering/crosswalk.csv"
};
static const unsigned char ml_engineering_datapackage_json[] = {
#embed "../../Datasets/policies/ml-engineering/datapackage.json"
};
static const unsigned char ml_engineering_exchange_rates_csv[] = {
#embed "../../Datasets/policies/ml-engineering/exchange_rates.csv"
};
static const unsigned char ml_engineering_jobs_csv[] = {
#embed "../../Datasets/policies/ml-engineering/jobs.csv"
};
static const unsigned char ml_engineering_ladder_csv[] = {
#embed "../../Datasets/policies/ml-engineering/ladder.csv"
};
static const unsigned char ml_engineering_levels_csv[] = {
#embed "../../Datasets/policies/ml-engineering/levels.csv"
};
static const unsigned char ml_engineering_location_factors_csv[] = {
#embed "../../Datasets/policies/ml-engineering/location_factors.csv"
};
static const unsigned char ml_engineering_placements_csv[] = {
#embed "../../Datasets/policies/ml-engineering/placements.csv"
};
static const unsigned char ml_engineering_policy_json[] = {
#embed "../../Datasets/policies/ml-engineering/policy.json"
};
static const unsigned char ml_engineering_purchasing_power_parities_csv[] = {
#embed "../../Datasets/policies/ml-engineering/purchasing_power_parities.csv"
};
static const unsigned char ml_engineering_requirements_csv[] = {
#embed "../../Datasets/policies/ml-engineering/requirements.csv"
};
static const unsigned char ml_engineering_scales_csv[] = {
#embed "../../Datasets/policies/ml-engineering/scales.csv"
};
static const unsigned char ml_engineering_skill_premium_caps_csv[] = {
#embed "../../Datasets/policies/ml-engineering/skill_premium_caps.csv"
};
static const unsigned char ml_engineering_skill_premiums_csv[] = {
#embed "../../Datasets/policies/ml-engineering/skill_premiums.csv"
};
static const unsigned char us_general_schedule_aliases_csv[] = {
#embed "../../Datasets/policies/us-general-schedule/aliases.csv"
};
static const unsigned char us_general_schedule_base_pay_csv[] = {
#embed "../../Datasets/policies/us-general-schedule/base_pay.csv"
};
static const unsigned char us_general_schedule_caps_csv[] = {
#embed "../../Datasets/policies/us-general-schedule/caps.csv"
};
static const unsigned char us_general_schedule_datapackage_json[] = {
#embed "../../Datasets/policies/us-general-schedule/datapackage.json"
};
static const unsigned char us_general_schedule_locality_csv[] = {
#embed "../../Datasets/policies/us-general-schedule/locality.csv"
};
static const unsigned char us_general_schedule_policy_json[] = {
#embed "../../Datasets/policies/us-general-schedule/policy.json"
};

static const struct paygrade_bundled_file files[] = {
    {"gitlab-2022/aliases.csv", gitlab_2022_aliases_csv, sizeof gitlab_2022_aliases_csv},
    {"gitlab-2022/benchmarks.csv", gitlab_2022_benchmarks_csv, sizeof gitlab_2022_benchmarks_csv},
    {"gitlab-2022/countries.csv", gitlab_2022_countries_csv, sizeof gitlab_2022_countries_csv},
    {"gitlab-2022/datapackage.json", gitlab_2022_datapackage_json, sizeof gitlab_2022_datapackage_json},
    {"gitlab-2022/exchange_rates.csv", gitlab_2022_exchange_rates_csv, sizeof gitlab_2022_exchange_rates_csv},
    {"gitlab-2022/grades.csv", gitlab_2022_grades_csv, sizeof gitlab_2022_grades_csv},
    {"gitlab-2022/levels.csv", gitlab_2022_levels_csv, sizeof gitlab_2022_levels_csv},
    {"gitlab-2022/location_floors.csv", gitlab_2022_location_floors_csv, sizeof gitlab_2022_location_floors_csv},
    {"gitlab-2022/pay_months.csv", gitlab_2022_pay_months_csv, sizeof gitlab_2022_pay_months_csv},
    {"gitlab-2022/policy.json", gitlab_2022_policy_json, sizeof gitlab_2022_policy_json},
    {"gitlab-2022/sales_zones.csv", gitlab_2022_sales_zones_csv, sizeof gitlab_2022_sales_zones_csv},
    {"ml-engineering/aliases.csv", ml_engineering_aliases_csv, sizeof ml_engineering_aliases_csv},
    {"ml-engineering/benchmarks.csv", ml_engineering_benchmarks_csv, sizeof ml_engineering_benchmarks_csv},
    {"ml-engineering/countries.csv", ml_engineering_countries_csv, sizeof ml_engineering_countries_csv},
    {"ml-engineering/crosswalk.csv", ml_engineering_crosswalk_csv, sizeof ml_engineering_crosswalk_csv},
    {"ml-engineering/datapackage.json", ml_engineering_datapackage_json, sizeof ml_engineering_datapackage_json},
    {"ml-engineering/exchange_rates.csv", ml_engineering_exchange_rates_csv, sizeof ml_engineering_exchange_rates_csv},
    {"ml-engineering/jobs.csv", ml_engineering_jobs_csv, sizeof ml_engineering_jobs_csv},
    {"ml-engineering/ladder.csv", ml_engineering_ladder_csv, sizeof ml_engineering_ladder_csv},
    {"ml-engineering/levels.csv", ml_engineering_levels_csv, sizeof ml_engineering_levels_csv},
    {"ml-engineering/location_factors.csv", ml_engineering_location_factors_csv, sizeof ml_engineering_location_factors_csv},
    {"ml-engineering/placements.csv", ml_engineering_placements_csv, sizeof ml_engineering_placements_csv},
    {"ml-engineering/policy.json", ml_engineering_policy_json, sizeof ml_engineering_policy_json},
    {"ml-engineering/purchasing_power_parities.csv", ml_engineering_purchasing_power_parities_csv, sizeof ml_engineering_purchasing_power_parities_csv},
    {"ml-engineering/requirements.csv", ml_engineering_requirements_csv, sizeof ml_engineering_requirements_csv},
    {"ml-engineering/scales.csv", ml_engineering_scales_csv, sizeof ml_engineering_scales_csv},
    {"ml-engineering/skill_premium_caps.csv", ml_engineering_skill_premium_caps_csv, sizeof ml_engineering_skill_premium_caps_csv},
    {"ml-engineering/skill_premiums.csv", ml_engineering_skill_premiums_csv, sizeof ml_engineering_skill_premiums_csv},
    {"us-general-schedule/aliases.csv", us_general_schedule_aliases_csv, sizeof us_general_schedule_aliases_csv},
    {"us-general-schedule/base_pay.csv", us_general_schedule_base_pay_csv, sizeof us_general_schedule_base_pay_csv},
    {"us-general-schedule/caps.csv", us_general_schedule_caps_csv, sizeof us_general_schedule_caps_csv},
    {"us-general-schedule/datapackage.json", us_general_schedule_datapackage_json, sizeof us_general_schedule_datapackage_json},
    {"us-general-schedule/locality.csv", us_general_schedule_locality_csv, sizeof us_general_schedule_locality_csv},
    {"us-general-schedule/policy.json", us_general_schedule_policy_json, sizeof us_general_schedule_policy_json},
};

const struct paygrade_bundled_file *paygrade_bundled_file_at(size_t index) {
  return index < sizeof files / sizeof *files ? &files[index] : NULL;
}
