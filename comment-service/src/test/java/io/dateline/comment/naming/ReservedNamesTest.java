package io.dateline.comment.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.naming.NameSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNamesTest {

    private static final NameSet STAFF = new NameSet(List.of(
            "admin",
            "ines.a",
            "Ines Arnould",
            "Anne Modern",
            "José García",
            "Дмитрий Ким",
            "דנה לוי",
            "Ömer",
            "--",
            "Li"));
    private static final ReservedNames NAMES =
            new ReservedNames(List.of("The Daily Planet", "Планета", "X1"), () -> STAFF);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "ADMIN",
                "Admin ",
                "A d m i n",
                "ad-min",
                "a.d_m/i|n",
                "[admin]",
                "@admin",
                "admin!",
                "✔ Admin",
                "admin2",
                "Admin 007",
                "the admins",
                "SiteAdmin",
                "Admin Team",
                "Jane Doe, Editor",
                "Jane (Moderator)",
                "Chief-Editor",
                "Newsroom",
                "Official",
                "Arsenal Official",
                "Staff",
                "The Staff",
                "Senior Staff",
                "MODS",
                "Support Team",
                "Staff Writer",
                "The News Desk",
                "Dateline",
                "Die Redaktion",
                "La Rédaction",
                "Modérateur",
                "Модератор",
                "АДМИН",
                "管理员",
                "官方 编辑",
                "관리자",
                "המערכת",
                "الإدارة",
                "διαχειριστής",
                "ΔΙΑΧΕΙΡΙΣΤΉΣ"
            })
    void wordsOfTheNewsroomAreReserved(String name) {
        assertThat(NAMES.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ａｄｍｉｎ",
                "Ａ ｄ ｍ ｉ ｎ",
                "𝐚𝐝𝐦𝐢𝐧",
                "ⓐⓓⓜⓘⓝ",
                "ad\u200Bmin",
                "ad\u00ADmin",
                "\u3164admin\u2800",
                "admin\uFE0F",
                "ad\u034Fmin",
                "аdmin",
                "АDМIN",
                "ΑDΜΙΝ",
                "adm\u0131n",
                "аdmіn",
                "аԁmіn",
                "аԁміn",
                "ᴀᴅᴍɪɴ",
                "🅰🅳🅼🅸🅽",
                "🇦 🇩 🇲 🇮 🇳",
                "Ádmin",
                "a\u0336d\u0336m\u0336i\u0336n",
                "ađmin",
                "adm∣n",
                "Zoé, аdmin"
            })
    void whatLooksLikeAReservedNameIsReserved(String name) {
        assertThat(NAMES.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Adminton",
                "Badminton Fan",
                "Al Administer",
                "Mo Staff",
                "Anna Staffer",
                "Joe Root",
                "Modesty",
                "Moderna",
                "Modder",
                "Editha",
                "Officially Jane",
                "Author",
                "writer-1",
                "Reader 12",
                "Reporter 7",
                "user_3",
                "guest",
                "anonymous",
                "Test",
                "Desk",
                "The Team",
                "News",
                "a d min x",
                "adrnin",
                "Rnodern",
                "Анна",
                "Админов",
                "Иван Иванов",
                "Zoë",
                "Müller",
                "Nguyễn Thị Ánh",
                "李明",
                "管",
                "김민준",
                "عمر",
                "משה",
                "रमेश",
                "สมชาย",
                "!!!",
                "🙂",
                "",
                "\u200B"
            })
    void otherNamesAreNotReserved(String name) {
        assertThat(NAMES.contains(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ines Arnould",
                "ines  arnould",
                "INES-ARNOULD",
                "Ines.A",
                "inesa",
                "Inеs Аrnоuld",
                "Ιnes Arnould",
                "Ｉｎｅｓ Arnould",
                "lnes Аrnould",
                "Ines Arnould (staff)",
                "Ines Arnould 2",
                "Inеs Arnоuld, Senior Staff",
                "JOSÉ GARCÍA",
                "Jose\u0301 Garci\u0301a",
                "дмитрий ким",
                "ДМИТРИЙ КИМ",
                "דנה לוי",
                "דנה-לוי",
                "ömer",
                "O\u0308mer",
                "ӧmer"
            })
    void namesOfTheStaffAreReserved(String name) {
        assertThat(NAMES.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ines",
                "Arnould",
                "Li Staff",
                "Ines Arnoult",
                "Ines Arnould-Petit",
                "lnes Arnould",
                "Anne Modem",
                "Anne Modêrn",
                "Omer",
                "Lia",
                "1i",
                "Дмитрий Кимов",
                "לוי דנה"
            })
    void namesThatOnlyComeNearAreNotReserved(String name) {
        assertThat(NAMES.contains(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Adm1n",
                "4dm1n",
                "ADM1N 2",
                "adm1n2",
                "0fficial",
                "5taff",
                "The 5taff",
                "M0ds",
                "Jane, Ed1tor",
                "R00t",
                "Th3 Da1ly Plan3t",
                "1nes Arnould",
                "Ines Arn0uld",
                "1n35 4rn0u1d",
                "Ines Arnou1d",
                "Ines Arnou1d 2",
                "Ines Arnou1d (staff)",
                "Ines Arnou1d, 5enior 5taff",
                "Anne M0dern",
                "J0sé Garcí4",
                "аdm1n"
            })
    void digitsThatStandForLettersAreRead(String name) {
        assertThat(NAMES.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna2",
                "Anna 2",
                "Ines2",
                "Reader 12",
                "Reader12",
                "R2D2",
                "B2B Reader",
                "1st Reader",
                "2nd Mo",
                "3D Artist",
                "7of9",
                "MP3 Fan",
                "Route66",
                "Modern1",
                "4nne Modem",
                "Anne Modem1",
                "L1",
                "10",
                "Ines 1",
                "Omer5",
                "1 2 3"
            })
    void numbersInOtherNamesAreNumbers(String name) {
        assertThat(NAMES.contains(name)).isFalse();
    }

    @Test
    void aNumberAfterASingleNameIsNoLetter() {
        ReservedNames names = new ReservedNames(List.of(), () -> new NameSet(List.of("Roberto", "Maria Rossi")));

        assertThat(names.contains("Robert0")).isFalse();
        assertThat(names.contains("R0berto")).isTrue();
        assertThat(names.contains("Maria Ross1")).isTrue();
        assertThat(names.contains("Maria Ross 1")).isFalse();
    }

    @Test
    void namesWithLettersThatLookLikeAsciiAreReserved() {
        assertThat(NAMES.contains("Аnne Modem")).isTrue();
        assertThat(NAMES.contains("Аnne Modern")).isTrue();
    }

    @Test
    void whatStandsInTheOrderOfALineIsLookedAtToo() {
        // "LI" as it is read where the line runs from right to left and a digit comes before a Hebrew letter
        NameSet staff = new NameSet(List.of("א1"));
        ReservedNames names = new ReservedNames(List.of(), () -> staff);

        assertThat(names.contains("1\u200Fא")).isTrue();
        assertThat(names.contains("1ב")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"The Daily Planet", "Daily Planet", "thedailyplanet", "DAILY PLANET TEAM", "планета", "x1", "X-1"
            })
    void namesOfTheOperatorAreReserved(String name) {
        assertThat(NAMES.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Planet", "Daily Planet Reader", "X", "x2", "планетарий"})
    void otherNamesThanThoseOfTheOperatorAreNotReserved(String name) {
        assertThat(NAMES.contains(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "admin", "a1", "adm1n ", "team", "1", "team1", "а", "ﷺ", "\u05D0", "e\u0301", "🅰", "\u200B", " x"
            })
    @Timeout(10)
    void noNameHoldsUpOthers(String part) {
        for (int i = 0; i < 100; i++) {
            NAMES.contains(part.repeat(100) + "я" + i);
        }
    }
}
