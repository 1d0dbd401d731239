// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_VOCABULARY_HPP
#define XYLEM_BENCH_GENERATOR_VOCABULARY_HPP

// What orders are made of. Texts are unescaped; one name in five is not ASCII, one in six holds
// a character that must be escaped.

#include <array>
#include <string_view>

namespace xylem::bench {

struct party_name {
  std::string_view name;
  std::string_view street;
  std::string_view city;
  std::string_view postal_code;
  std::string_view country;
};

inline constexpr std::array<party_name, 24> party_names{{
    {"Nordwerk Antriebe GmbH", "Hafenstr. 12", "Hamburg", "20457", "DE"},
    {"Brückner & Vogt Maschinenbau", "Industriestr. 4", "Nürnberg", "90431", "DE"},
    {"Alpenstahl AG", "Werkstr. 7", "Linz", "4020", "AT"},
    {"Müllheim Pumpen KG", "Rheinallee 88", "Köln", "50668", "DE"},
    {"Castor Hydraulics Ltd", "14 Foundry Lane", "Sheffield", "S3 8NA", "GB"},
    {"Meridian Tools & Supply", "2100 Harbor Blvd", "Oakland", "94607", "US"},
    {"Ateliers du Rhône SA", "3 quai Perrache", "Lyon", "69002", "FR"},
    {"Officine Lago S.p.A.", "Via Manzoni 21", "Como", "22100", "IT"},
    {"Talleres Ibáñez S.L.", "Calle Mayor 5", "Zaragoza", "50001", "ES"},
    {"Polska Stal Sp. z o.o.", "ul. Hutnicza 9", "Kraków", "31-753", "PL"},
    {"Vesta Lighting BV", "Havenweg 40", "Rotterdam", "3011 AA", "NL"},
    {"Gruber Feinmechanik", "Bahnhofstr. 2", "Zürich", "8001", "CH"},
    {"Holm Marine A/S", "Kajgade 11", "Aarhus", "8000", "DK"},
    {"Sundsvall Papper AB", "Storgatan 30", "Sundsvall", "852 30", "SE"},
    {"Keystone Bearings Inc.", "77 Mill Road", "Pittsburgh", "15222", "US"},
    {"Donau Logistik GmbH & Co. KG", "Am Hafen 1", "Regensburg", "93055", "DE"},
    {"Tessin Optik SA", "Via Cattori 8", "Lugano", "6900", "CH"},
    {"Prime Valve Company", "500 Canal Street", "Cleveland", "44113", "US"},
    {"Weserland Kabel GmbH", "Deichweg 23", "Bremen", "28195", "DE"},
    {"Atlantic Fasteners", "9 Dock Street", "Bristol", "BS1 6XN", "GB"},
    {"Morava Kovo s.r.o.", "Tovární 15", "Ostrava", "702 00", "CZ"},
    {"Cork & Kerry Dairy Plant", "Quay Road 6", "Cork", "T12 X8N6", "IE"},
    {"Lorraine Turbines", "18 rue des Forges", "Nancy", "54000", "FR"},
    {"Sakura Seiki 株式会社", "2-4-1 Minato", "Osaka", "552-0021", "JP"},
}};

inline constexpr std::array<std::string_view, 16> material_texts{"Ball bearing 6204 2RS",
                                                                 "Hex bolt M12x60 8.8",
                                                                 "Gasket set, pressure < 16 bar",
                                                                 "Pump housing GG25",
                                                                 "Wellendichtring 35x52x7",
                                                                 "Cable gland M20 & lock nut",
                                                                 "Servo drive 4 kW",
                                                                 "Filter cartridge 10 µm",
                                                                 "Coupling 42/90 Shore A",
                                                                 "Limit switch IP67",
                                                                 "Gear oil ISO VG 220, 20l",
                                                                 "Stainless plate 2 mm",
                                                                 "Proximity sensor PNP, 4 mm",
                                                                 "V-belt SPZ 1250",
                                                                 "Solenoid valve 24 V",
                                                                 "Dowel pin 8m6x30"};

inline constexpr std::array<std::string_view, 8> systems{"PRDCLNT100",  "PRDCLNT200", "T33CLNT800",
                                                         "EUPCLNT400",  "USPCLNT500", "SHOP_B2B",
                                                         "EDI_GATEWAY", "QASCLNT300"};

// Weighted by repetition.
inline constexpr std::array<std::string_view, 8> currencies{"EUR", "EUR", "EUR", "EUR",
                                                            "USD", "USD", "CHF", "GBP"};

inline constexpr std::array<std::string_view, 6> payment_terms{"0001", "0030", "0060",
                                                               "NT30", "NT45", "ZB01"};

inline constexpr std::array<std::string_view, 6> sales_organisations{"1000", "1010", "NL10",
                                                                     "US01", "CH20", "3020"};

struct delivery_term {
  std::string_view code;
  std::string_view text;
};

inline constexpr std::array<delivery_term, 5> delivery_terms{{{"DAP", "Delivered at Place"},
                                                              {"EXW", "Ex Works"},
                                                              {"FCA", "Free Carrier"},
                                                              {"CIP", "Carriage & Insurance paid"},
                                                              {"DDP", "Delivered Duty Paid"}}};

inline constexpr std::array<std::string_view, 5> quantity_units{"PCE", "PCE", "H87", "KGM", "MTR"};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_VOCABULARY_HPP
