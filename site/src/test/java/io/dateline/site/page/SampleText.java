package io.dateline.site.page;

import java.util.List;

/** What is written on the sample pages, in one language. */
record SampleText(
        String lang,
        String site,
        String day,
        String time,
        String headline,
        String standfirst,
        String name,
        List<String> topics,
        List<String> headlines,
        List<String> paragraphs,
        List<String> names,
        List<String> comments) {

    static final SampleText ENGLISH = new SampleText(
            "en",
            "The Orvane Courier",
            "Saturday, 28 November 2026",
            "28 November 2026, 14:05",
            "Two valleys, one grid: the four hundred metres that a treaty has to cross",
            "A blackout showed how close two countries’ power lines come to each other, and how far apart they end. On Thursday,"
                    + " talks begin.",
            "Anselm Roy",
            List.of("World", "Business", "Local", "Science", "Culture", "Sport"),
            List.of(
                    "Old Bridge reopens tonight",
                    "A bakery bets on old rye",
                    "Otters return to the lower Orvane",
                    "“He has heard you”: the last ferryman of Lake Serme",
                    "Rovers go up, pitch goes under",
                    "The library that lends ladders"),
            List.of(
                    "When the lights went out in the upper valley last January, they stayed on nine kilometres away, across a"
                            + " border that people here mostly notice when they buy stamps. On one side of the pass the turbines"
                            + " were standing still for want of demand. On the other, a hospital ran on diesel.",
                    "The gap is an accident of history. Each valley was wired by its own company, with its own voltage and its"
                            + " own idea of what a safe distance is. Both grids have long since grown into the same continental"
                            + " one, and hum at the same fifty hertz; but they do so by way of a substation far to the south.",
                    "Governments watch the talks more closely than four hundred metres of cable would explain. There are some"
                            + " thirty such gaps along this border alone. If two valleys can share a switch, others may ask why"
                            + " they cannot. A citizens’ group above the pass fears masts on a ridge where eagles nest, and wants"
                            + " the cable buried; that would triple the cost."),
            List.of("Odalys Finch", "rower_71", "M. Thistlewood", "ليلى حداد", "Kofi Marlowe"),
            List.of(
                    "Forty-four, last Sunday. Somebody had to.",
                    "Why is burying the cable three times the price here when the water main on the same ridge went in for next to"
                            + " nothing? I have <em>asked</em> twice.",
                    "مقال جميل، شكراً لكم.",
                    "On that we agree. I will sign if you write something."));

    static final SampleText ARABIC = new SampleText(
            "ar",
            "بريد الوادي",
            "السبت، 28 نوفمبر 2026",
            "28 نوفمبر 2026، 14:05",
            "واديان وشبكة واحدة: أربعمئة متر على المعاهدة أن تعبرها",
            "كشف انقطاع التيار كم تقترب خطوط الكهرباء في البلدين بعضها من بعض، وكم تبتعد نهاياتها. تبدأ المحادثات يوم الخميس.",
            "ليلى حداد",
            List.of("العالم", "الاقتصاد", "محليات", "العلوم", "الثقافة", "الرياضة"),
            List.of(
                    "الجسر القديم يُفتح الليلة من جديد",
                    "مخبز يراهن على حبوب قديمة",
                    "ثعالب الماء تعود إلى النهر",
                    "المكتبة التي تُعير السلالم"),
            List.of(
                    "عندما انطفأت الأضواء في الوادي الأعلى في يناير الماضي، بقيت مضاءة على بعد تسعة كيلومترات، خلف حدود لا يلحظها"
                            + " الناس هنا إلا حين يشترون الطوابع. كانت العنفات واقفة في جهة، وفي الجهة الأخرى كان المستشفى يعمل"
                            + " بالديزل.",
                    "الفجوة مصادفة من مصادفات التاريخ. فقد مدّت كل شركة خطوطها بجهد خاص بها وبفكرتها عن المسافة الآمنة، ثم كبرت"
                            + " الشبكتان حتى صارتا جزءاً من شبكة القارة نفسها.",
                    "تتابع الحكومات المحادثات باهتمام أكبر مما تبرره أربعمئة متر من الأسلاك، فهناك نحو ثلاثين فجوة كهذه على طول"
                            + " هذه الحدود وحدها."),
            List.of("سامي منصور", "Kofi Marlowe", "نور"),
            List.of("مقال جميل، شكراً لكم.", "Forty-four, last Sunday. Somebody had to.", "ومن يدفع ثمن المحوّل؟"));

    /** A story with headings, a quotation, a list and a link to another in its middle. */
    String body(String readAlso) {
        StringBuilder html =
                new StringBuilder("<p><span class=\"dateline\">Brisemont – </span>" + paragraphs.getFirst() + "</p>");
        for (int part = 1; part < 4; part++) {
            html.append("<h2 id=\"")
                    .append(part == 1 ? "one" : part == 2 ? "two" : "three")
                    .append("\">");
            html.append(headlines.get(part)).append("</h2>");
            paragraphs.forEach(paragraph -> html.append("<p>").append(paragraph).append("</p>"));
            html.append(
                    switch (part) {
                        case 1 -> "<blockquote><p>" + standfirst + "</p></blockquote>";
                        case 2 ->
                            "<div class=\"read-also\"><p><strong>" + readAlso + "</strong> <a href=\"/story-2\">"
                                    + headlines.get(2) + "</a></p></div>";
                        default ->
                            "<ol><li>" + headlines.getFirst() + "</li><li><a href=\"/b\">" + headlines.get(1)
                                    + "</a></li></ol>";
                    });
        }
        return html.toString();
    }
}
