"""Spans before now by language: fields for second, minute, hour, day, week between bars, patterns between commas.

CLDR's, written by scripts/cldr_tables.py and never by hand.
"""

from __future__ import annotations

AGO = {
    "en": "{0} seconds ago,{0} second ago,{0} sec. ago,{0}s ago|{0} minutes ago,{0} minute ago,{0} min. ago,"
    "{0}m ago|{0} hours ago,{0} hour ago,{0} hr. ago,{0}h ago|{0} days ago,{0} day ago,{0}d ago|"
    "{0} weeks ago,{0} week ago,{0} wk. ago,{0}w ago",
    "de": "vor {0} Sekunden,vor {0} Sekunde,vor {0} Sek.,vor {0} s|vor {0} Minuten,vor {0} Minute,"
    "vor {0} Min.,vor {0} m|vor {0} Stunden,vor {0} Stunde,vor {0} Std.|vor {0} Tagen,vor {0} Tag|"
    "vor {0} Wochen,vor {0} Woche,vor {0} Wo.",
    "fr": "il y a {0} secondes,il y a {0} seconde,il y a {0}\u00a0s,-{0} s|il y a {0} minutes,"
    "il y a {0} minute,il y a {0}\u00a0min,-{0} min|il y a {0} heures,il y a {0} heure,"
    "il y a {0}\u00a0h,-{0} h|il y a {0} jours,il y a {0} jour,il y a {0}\u00a0j,-{0} j|"
    "il y a {0} semaines,il y a {0} semaine,il y a {0} sem.,-{0} sem.",
    "es": "hace {0} segundos,hace {0} segundo,hace {0} s|hace {0} minutos,hace {0} minuto,hace {0} min|"
    "hace {0} horas,hace {0} hora,hace {0} h|hace {0} días,hace {0} día,hace {0} d|hace {0} semanas,"
    "hace {0} semana,hace {0} sem.",
    "it": "{0} secondi fa,{0} secondo fa,{0} sec. fa,{0} s fa|{0} minuti fa,{0} minuto fa,{0} min fa|"
    "{0} ore fa,{0} ora fa,{0} h fa|{0} giorni fa,{0} giorno fa,{0} g fa,{0} gg fa|{0} settimane fa,"
    "{0} settimana fa,{0} sett. fa",
    "pt": "há {0} segundos,há {0} segundo,há {0} seg.|há {0} minutos,há {0} minuto,há {0} min.|há {0} horas,"
    "há {0} hora,há {0} h|há {0} dias,há {0} dia|há {0} semanas,há {0} semana,há {0} sem.",
    "nl": "{0} seconden geleden,{0} seconde geleden,{0} sec. geleden|{0} minuten geleden,{0} minuut geleden,"
    "{0} min. geleden|{0} uur geleden|{0} dagen geleden,{0} dag geleden,{0} dgn geleden|"
    "{0} weken geleden,{0} week geleden",
    "sv": "för {0} sekunder sedan,för {0} sekund sedan,för {0} s sen,−{0} s|för {0} minuter sedan,"
    "för {0} minut sedan,för {0} min sen,−{0} min|för {0} timmar sedan,för {0} timme sedan,"
    "för {0} tim sedan,−{0} h|för {0} dagar sedan,för {0} dag sedan,för {0} d sedan,"
    "för\u00a0{0}\u00a0d sedan,−{0} d|för {0} veckor sedan,för {0} vecka sedan,för {0} v. sedan,−{0} v",
    "da": "for {0} sekunder siden,for {0} sekund siden,{0} sek. siden|for {0} minutter siden,"
    "for {0} minut siden,{0} min. siden|for {0} timer siden,for {0} time siden,{0} time siden,"
    "{0} timer siden|for {0} dage siden,for {0} dag siden,{0} dag siden,{0} dage siden|"
    "for {0} uger siden,for {0} uge siden,{0} uge siden,{0} uger siden",
    "nb": "for {0} sekunder siden,for {0} sekund siden,for {0} sek siden,-{0} s|for {0} minutter siden,"
    "for {0} minutt siden,for {0} min siden,-{0} min|for {0} timer siden,for {0} time siden,"
    "for {0} t siden,-{0} t|for {0} døgn siden,for {0} d. siden,-{0} d.|for {0} uker siden,"
    "for {0} uke siden,for {0} u. siden",
    "fi": "{0} sekuntia sitten,{0} sekunti sitten,{0} s sitten|{0} minuuttia sitten,{0} minuutti sitten,"
    "{0} min sitten|{0} tuntia sitten,{0} tunti sitten,{0} t sitten|{0} päivää sitten,{0} päivä sitten,"
    "{0} pv sitten|{0} viikkoa sitten,{0} viikko sitten,{0} vk sitten",
    "is": "fyrir {0} sekúndum,fyrir {0} sekúndu,fyrir {0} sek.,-{0} sek.|fyrir {0} mínútum,fyrir {0} mínútu,"
    "fyrir {0} mín.,-{0} mín.|fyrir {0} klukkustundum,fyrir {0} klukkustund,fyrir {0} klst.,-{0} klst.|"
    "fyrir {0} dögum,fyrir {0} degi|fyrir {0} vikum,fyrir {0} viku",
    "et": "{0} sekundi eest,{0} sek eest,{0} s eest|{0} minuti eest,{0} min eest|{0} tunni eest,{0} t eest|"
    "{0} päeva eest,{0} p eest|{0} nädala eest,{0} näd eest",
    "lv": "pirms {0} sekundēm,pirms {0} sekundes,pirms {0} sek.,pirms {0}\u00a0s,pirms {0} s|"
    "pirms {0} minūtēm,pirms {0} minūtes,pirms {0} min.,pirms {0}\u00a0min|pirms {0} stundām,"
    "pirms {0} stundas,pirms {0}\u00a0st.,pirms {0} h|pirms {0} dienām,pirms {0} dienas,pirms {0} d.,"
    "pirms {0}\u00a0d.|pirms {0} nedēļām,pirms {0} nedēļas,pirms {0} ned.",
    "lt": "prieš {0} sekundžių,prieš {0} sekundę,prieš {0} sekundes,prieš {0} sekundės,prieš {0} sek.,"
    "prieš {0} s|prieš {0} minučių,prieš {0} minutę,prieš {0} minutes,prieš {0} minutės,prieš {0} min.|"
    "prieš {0} valandų,prieš {0} valandą,prieš {0} valandas,prieš {0} valandos,prieš {0} val.|"
    "prieš {0} dienų,prieš {0} dieną,prieš {0} dienas,prieš {0} dienos,prieš {0} d.|prieš {0} savaičių,"
    "prieš {0} savaitę,prieš {0} savaites,prieš {0} savaitės,prieš {0} sav.",
    "pl": "{0} sekundy temu,{0} sekundę temu,{0} sekund temu,{0} sek. temu,{0} s temu|{0} minuty temu,"
    "{0} minutę temu,{0} minut temu,{0} min temu|{0} godziny temu,{0} godzinę temu,{0} godzin temu,"
    "{0} godz. temu,{0} g. temu|{0} dnia temu,{0} dzień temu,{0} dni temu|{0} tygodnia temu,"
    "{0} tydzień temu,{0} tygodnie temu,{0} tygodni temu,{0} tydz. temu,{0} tyg. temu",
    "cs": "před {0} sekundami,před {0} sekundou,před {0} sekundy,před {0} s|před {0} minutami,"
    "před {0} minutou,před {0} minuty,před {0} min|před {0} hodinami,před {0} hodinou,před {0} hodiny,"
    "před {0} h|před {0} dny,před {0} dnem,před {0} dne|před {0} týdny,před {0} týdnem,před {0} týdne,"
    "před {0} týd.",
    "sk": "pred {0} sekundami,pred {0} sekundou,pred {0} sekundy,pred {0} s|pred {0} minútami,"
    "pred {0} minútou,pred {0} minúty,pred {0} min|pred {0} hodinami,pred {0} hodinou,pred {0} h|"
    "pred {0} dňami,pred {0} dňom,pred {0} dňa,pred {0} d.|pred {0} týždňami,pred {0} týždňom,"
    "pred {0} týždňa,pred {0} týž.",
    "sl": "pred {0} sekundami,pred {0} sekundo,pred {0} sekundama,pred {0} s|pred {0} minutami,"
    "pred {0} minuto,pred {0} minutama,pred {0} min.,pred {0} min|pred {0} urami,pred {0} uro,"
    "pred {0} urama,pred {0} h|pred {0} dnevi,pred {0} dnevom,pred {0} dnevoma|pred {0} tedni,"
    "pred {0} tednom,pred {0} tednoma,pred {0} ted.",
    "hr": "prije {0} sekundi,prije {0} sekundu,prije {0} sekunde,prije {0} s|prije {0} minuta,"
    "prije {0} minutu,prije {0} minute,prije {0} min|prije {0} sati,prije {0} sat,prije {0} sata,"
    "prije {0} h|prije {0} dana,prije {0} dan,prije {0} d|prije {0} tjedana,prije {0} tjedan,"
    "prije {0} tjedna,prije {0} tj.",
    "sr": "пре {0} секунди,пре {0} секунде,пре {0} сек.,пре {0} с.|пре {0} минута,пре {0} мин.|пре {0} сати,"
    "пре {0} сата,пре {0} ч.|пре {0} дана,пре {0} д.|пре {0} недеља,пре {0} недеље,пре {0} нед.,"
    "пре {0} н.",
    "mk": "пред {0} секунди,пред {0} секунда,пред {0} сек.|пред {0} минути,пред {0} минута,пред {0} мин.|"
    "пред {0} часа,пред {0} час|пред {0} дена,пред {0} ден|пред {0} седмици,пред {0} седмица",
    "bg": "преди {0} секунди,преди {0} секунда,преди {0} сек,пр. {0} сек|преди {0} минути,преди {0} минута,"
    "преди {0} мин,пр. {0} мин|преди {0} часа,преди {0} час,преди {0} ч,пр. {0} ч|преди {0} дни,"
    "преди {0} ден,пр. {0} д|преди {0} седмици,преди {0} седмица,преди {0} седм.,пр. {0} седм.",
    "ru": "{0} секунды назад,{0} секунду назад,{0} секунд назад,{0} сек. назад,-{0} с|{0} минуты назад,"
    "{0} минуту назад,{0} минут назад,{0} мин. назад,-{0} мин|{0} часа назад,{0} час назад,"
    "{0} часов назад,{0} ч назад,-{0} ч|{0} дня назад,{0} день назад,{0} дней назад,{0} дн. назад,"
    "-{0} дн.|{0} недели назад,{0} неделю назад,{0} недель назад,{0} нед. назад,-{0} нед.",
    "uk": "{0} секунди тому,{0} секунду тому,{0} секунд тому,{0} с тому|{0} хвилини тому,{0} хвилину тому,"
    "{0} хвилин тому,{0} хв тому|{0} години тому,{0} годину тому,{0} годин тому,{0} год тому|"
    "{0} дня тому,{0} день тому,{0} дні тому,{0} днів тому,{0} дн. тому|{0} тижня тому,"
    "{0} тиждень тому,{0} тижні тому,{0} тижнів тому,{0} тиж. тому",
    "be": "{0} секунды таму,{0} секунду таму,{0} секунд таму,{0} с таму|{0} хвіліны таму,{0} хвіліну таму,"
    "{0} хвілін таму,{0} хв таму|{0} гадзіны таму,{0} гадзіну таму,{0} гадзін таму,{0} гадз таму|"
    "{0} дня таму,{0} дзень таму,{0} дні таму,{0} дзён таму|{0} тыдня таму,{0} тыдзень таму,"
    "{0} тыдні таму,{0} тыдняў таму,{0} тыд таму",
    "ro": "acum {0} de secunde,acum {0} secundă,acum {0} secunde,acum {0} sec.,-{0} s|acum {0} de minute,"
    "acum {0} minut,acum {0} minute,acum {0} min.,-{0} m|acum {0} de ore,acum {0} oră,acum {0} ore,"
    "acum {0} h,-{0} h|acum {0} de zile,acum {0} zi,acum {0} zile,-{0} zi,-{0} zile|"
    "acum {0} de săptămâni,acum {0} săptămână,acum {0} săptămâni,acum {0} săpt.,-{0} săpt.",
    "hu": "{0} másodperccel ezelőtt,{0} m.perce|{0} perccel ezelőtt,{0} perce|{0} órával ezelőtt,{0} órája|"
    "{0} nappal ezelőtt,{0} napja|{0} héttel ezelőtt,{0} hete",
    "el": "πριν από {0} δευτερόλεπτα,πριν από {0} δευτερόλεπτο,πριν από {0} δευτ.,{0} δ. πριν|"
    "πριν από {0} λεπτά,πριν από {0} λεπτό,πριν από {0} λεπ.,{0} λ. πριν|πριν από {0} ώρες,"
    "πριν από {0} ώρα,πριν από {0} ώ.,{0} ώ. πριν|πριν από {0} ημέρες,πριν από {0} ημέρα,"
    "πριν από {0} ημ.,{0} ημ. πριν|πριν από {0} εβδομάδες,πριν από {0} εβδομάδα,πριν από {0} εβδ.,"
    "{0} εβδ. πριν",
    "tr": "{0} saniye önce,{0} sn. önce|{0} dakika önce,{0} dk. önce|{0} saat önce,{0} sa. önce|{0} gün önce|"
    "{0} hafta önce,{0} hf. önce",
    "az": "{0} saniyə öncə|{0} dəqiqə öncə|{0} saat öncə|{0} gün öncə|{0} həftə öncə",
    "kk": "{0} секунд бұрын,{0} сек. бұрын|{0} минут бұрын,{0} мин. бұрын|{0} сағат бұрын,{0} сағ. бұрын|"
    "{0} күн бұрын|{0} апта бұрын,{0} ап. бұрын",
    "uz": "{0} soniya oldin|{0} daqiqa oldin|{0} soat oldin|{0} kun oldin|{0} hafta oldin",
    "ka": "{0} წამის წინ,{0} წმ წინ|{0} წუთის წინ,{0} წთ წინ|{0} საათის წინ,{0} სთ წინ|{0} დღის წინ|"
    "{0} კვირის წინ,{0} კვ. წინ",
    "hy": "{0} վայրկյան առաջ,{0} վրկ առաջ,{0} վ առաջ|{0} րոպե առաջ,{0} ր առաջ|{0} ժամ առաջ,{0} ժ առաջ|"
    "{0} օր առաջ|{0} շաբաթ առաջ,{0} շաբ առաջ",
    "he": "לפני {0} שניות,לפני שנייה,לפני שתי שניות,לפני שנ׳,לפני שתי שנ׳,לפני {0} שנ׳|לפני {0} דקות,"
    "לפני דקה,לפני שתי דקות,לפני {0} דק׳,לפני שתי דק׳|לפני {0} שעות,לפני שעה,לפני שעתיים,לפני {0} שע׳|"
    "לפני {0} ימים,לפני יום {0},לפני יומיים,אתמול|לפני {0} שבועות,לפני שבוע,לפני שבועיים,לפני שב׳,"
    "לפני {0} שב׳",
    "ar": "قبل {0} ثانية,قبل ثانية واحدة,قبل ثانيتين,قبل {0} ثوانِ,قبل {0} ثوانٍ|قبل {0} دقيقة,"
    "قبل دقيقة واحدة,قبل دقيقتين,قبل {0} دقائق|قبل {0} ساعة,قبل ساعة واحدة,قبل ساعتين,قبل {0} ساعات|"
    "قبل {0} يوم,قبل يوم واحد,قبل يومين,قبل {0} أيام,قبل {0} يومًا|قبل {0} أسبوع,قبل أسبوع واحد,"
    "قبل أسبوعين,قبل {0} أسابيع,قبل {0} أسبوعًا",
    "fa": "{0} ثانیه پیش|{0} دقیقه پیش|{0} ساعت پیش|{0} روز پیش|{0} هفته پیش",
    "ur": "{0} سیکنڈ پہلے|{0} منٹ پہلے|{0} گھنٹے پہلے,{0} گھنٹہ پہلے|{0} دنوں پہلے,{0} دن پہلے|{0} ہفتے پہلے,"
    "{0} ہفتہ پہلے",
    "hi": "{0} सेकंड पहले,{0} से॰ पहले|{0} मिनट पहले,{0} मि॰ पहले|{0} घंटे पहले,{0} घं॰ पहले|{0} दिन पहले|"
    "{0} सप्ताह पहले",
    "bn": "{0} সেকেন্ড পূর্বে,{0} সেকেন্ড আগে|{0} মিনিট আগে|{0} ঘন্টা আগে|{0} দিন আগে|{0} সপ্তাহ আগে",
    "ta": "{0} விநாடிகளுக்கு முன்,{0} விநாடிக்கு முன்,{0} விநா. முன்,{0} வி. முன்|{0} நிமிடங்களுக்கு முன்,"
    "{0} நிமிடத்திற்கு முன்,{0} நிமி. முன்,{0} நி. முன்|{0} மணிநேரம் முன்,{0} மணி. முன்,{0} ம. முன்|"
    "{0} நாட்களுக்கு முன்,{0} நாளுக்கு முன்,{0} நா. முன்|{0} வாரங்களுக்கு முன்,{0} வாரத்திற்கு முன்,"
    "{0} வார. முன்,{0} வா. முன்",
    "te": "{0} సెకన్ల క్రితం,{0} సెకను క్రితం,{0} సెక. క్రితం|{0} నిమిషాల క్రితం,{0} నిమిషం క్రితం,"
    "{0} నిమి. క్రితం|{0} గంటల క్రితం,{0} గంట క్రితం,{0} గం. క్రితం|{0} రోజుల క్రితం,{0} రోజు క్రితం|"
    "{0} వారాల క్రితం,{0} వారం క్రితం",
    "ml": "{0} സെക്കൻഡ് മുമ്പ്|{0} മിനിറ്റ് മുമ്പ്|{0} മണിക്കൂർ മുമ്പ്|{0} ദിവസം മുമ്പ്|{0} ആഴ്ച മുമ്പ്",
    "mr": "{0} सेकंदांपूर्वी,{0} सेकंदापूर्वी,{0} से. पूर्वी|{0} मिनिटांपूर्वी,{0} मिनिटापूर्वी,"
    "{0} मिनि. पूर्वी|{0} तासांपूर्वी,{0} तासापूर्वी|{0} दिवसांपूर्वी,{0} दिवसापूर्वी|"
    "{0} आठवड्यांपूर्वी,{0} आठवड्यापूर्वी",
    "gu": "{0} સેકંડ પહેલાં|{0} મિનિટ પહેલાં|{0} કલાક પહેલાં|{0} દિવસ પહેલાં|{0} અઠવાડિયા પહેલાં,"
    "{0} અઠ. પહેલાં",
    "kn": "{0} ಸೆಕೆಂಡುಗಳ ಹಿಂದೆ,{0} ಸೆಕೆಂಡ್ ಹಿಂದೆ|{0} ನಿಮಿಷಗಳ ಹಿಂದೆ,{0} ನಿಮಿಷದ ಹಿಂದೆ|{0} ಗಂಟೆಗಳ ಹಿಂದೆ,"
    "{0} ಗಂಟೆ ಹಿಂದೆ|{0} ದಿನಗಳ ಹಿಂದೆ,{0} ದಿನದ ಹಿಂದೆ|{0} ವಾರಗಳ ಹಿಂದೆ,{0} ವಾರದ ಹಿಂದೆ",
    "pa": "{0} ਸਕਿੰਟ ਪਹਿਲਾਂ|{0} ਮਿੰਟ ਪਹਿਲਾਂ|{0} ਘੰਟੇ ਪਹਿਲਾਂ,{0} ਘੰਟਾ ਪਹਿਲਾਂ|{0} ਦਿਨ ਪਹਿਲਾਂ|{0} ਹਫ਼ਤੇ ਪਹਿਲਾਂ,"
    "{0} ਹਫ਼ਤਾ ਪਹਿਲਾਂ",
    "ne": "{0} सेकेन्ड पहिले|{0} मिनेट पहिले|{0} घण्टा पहिले|{0} दिन पहिले|{0} हप्ता पहिले",
    "th": "{0} วินาทีที่ผ่านมา,{0} วินาทีที่แล้ว|{0} นาทีที่ผ่านมา,{0} นาทีที่แล้ว|{0} ชั่วโมงที่ผ่านมา,"
    "{0} ชม. ที่แล้ว|{0} วันที่ผ่านมา,{0} วันที่แล้ว|{0} สัปดาห์ที่ผ่านมา,{0} สัปดาห์ที่แล้ว",
    "id": "{0} detik yang lalu,{0} dtk lalu|{0} menit yang lalu,{0} mnt lalu|{0} jam yang lalu,{0} jam lalu|"
    "{0} hari yang lalu,{0} h lalu|{0} minggu yang lalu,{0} mgg lalu",
    "ms": "{0} saat lalu|{0} minit lalu,{0} min lalu|{0} jam lalu|{0} hari lalu|{0} minggu lalu,{0} mgu lalu",
    "fil": "{0} segundo ang nakalipas,{0} seg. ang nakalipas|{0} minuto ang nakalipas,{0} min. ang nakalipas|"
    "{0} oras ang nakalipas|{0} araw ang nakalipas,{0} (na) araw ang nakalipas|{0} linggo ang nakalipas,"
    "{0} (na) linggo ang nakalipas",
    "sw": "Sekunde {0} zilizopita,Sekunde {0} iliyopita,sekunde {0} iliyopita,sekunde {0} zilizopita|"
    "dakika {0} zilizopita,dakika {0} iliyopita|saa {0} zilizopita,saa {0} iliyopita,Saa {0} iliyopita,"
    "Saa {0} zilizopita|siku {0} zilizopita,siku {0} iliyopita|wiki {0} zilizopita,wiki {0} iliyopita",
    "ca": "fa {0} segons,fa {0} segon,fa {0} s|fa {0} minuts,fa {0} minut,fa {0} min|fa {0} hores,"
    "fa {0} hora,fa {0} h|fa {0} dies,fa {0} dia|fa {0} setmanes,fa {0} setmana,fa {0} setm.",
    "gl": "hai {0} segundos,hai {0} segundo,hai {0} s|hai {0} minutos,hai {0} minuto,hai {0} min|"
    "hai {0} horas,hai {0} hora,hai {0} h|hai {0} días,hai {0} día|hai {0} semanas,hai {0} semana,"
    "hai {0} sem.",
    "eu": "duela {0} segundo|duela {0} minutu|duela {0} ordu|duela {0} egun|duela {0} aste",
    "cy": "{0} eiliad yn ôl,{0} eil. yn ôl|{0} munud yn ôl,{0} mun. yn ôl,{0} funud yn ôl|{0} awr yn ôl,"
    "awr yn ôl|{0} diwrnod yn ôl,{0} ddiwrnod yn ôl|{0} wythnos yn ôl,{0} ws. yn ôl,pythefnos yn ôl,"
    "{0} ws yn ôl.",
    "ga": "{0} soicind ó shin,{0} shoicind ó shin,{0} soic. ó shin,{0} shoic. ó shin,-{0} s|"
    "{0} nóiméad ó shin,{0} nóim. ó shin,-{0} n|{0} uair an chloig ó shin,{0} n-uair an chloig ó shin,"
    "{0} uair ó shin,{0} huaire ó shin,{0} n-uaire ó shin,-{0} u|{0} lá ó shin,-{0} lá|"
    "{0} seachtain ó shin,{0} sheachtain ó shin,{0} seachtaine ó shin,{0} scht. ó shin,{0} shcht. ó shin,"
    "-{0} scht.",
    "sq": "{0} sekonda më parë,{0} sekondë më parë,{0} sek më parë|{0} minuta më parë,{0} minutë më parë,"
    "{0} min më parë|{0} orë më parë|{0} ditë më parë|{0} javë më parë",
    "mn": "{0} секундын өмнө,{0} сек өмнө|{0} минутын өмнө,{0} мин өмнө|{0} цагийн өмнө,{0} ц өмнө|"
    "{0} өдрийн өмнө|{0} долоо хоногийн өмнө,{0} 7 хоногийн өмнө",
    "km": "{0} វិនាទី\u200bមុន|{0} នាទី\u200bមុន,{0} នាទី\u200b\u200bមុន|{0} ម៉ោង\u200bមុន|{0} ថ្ងៃ\u200bមុន,"
    "{0} ថ្ងៃ\u200b\u200bមុន|{0} សប្ដាហ៍\u200bមុន",
    "my": "ပြီးခဲ့သည့် {0} စက္ကန့်|ပြီးခဲ့သည့် {0} မိနစ်|ပြီးခဲ့သည့် {0} နာရီ|ပြီးခဲ့သည့် {0} ရက်|"
    "ပြီးခဲ့သည့် {0} ပတ်",
    "am": "ከ{0} ሰከንዶች በፊት,ከ{0} ሰከንድ በፊት|ከ{0} ደቂቃዎች በፊት,ከ{0} ደቂቃ በፊት|ከ{0} ሰዓቶች በፊት,ከ{0} ሰዓት በፊት|ከ{0} ቀናት በፊት,"
    "ከ{0} ቀን በፊት,ከ {0} ቀን በፊት,ከ{0} ቀኖች በፊት|ከ{0} ሳምንታት በፊት,ከ{0} ሳምንት በፊት",
    "no": "for {0} sekunder siden,for {0} sekund siden,for {0} sek siden,-{0} s|for {0} minutter siden,"
    "for {0} minutt siden,for {0} min siden,-{0} min|for {0} timer siden,for {0} time siden,"
    "for {0} t siden,-{0} t|for {0} døgn siden,for {0} d. siden,-{0} d.|for {0} uker siden,"
    "for {0} uke siden,for {0} u. siden",
    "nn": "for {0} sekund sidan,for {0} sek sidan,–{0} s,–{0}\u00a0s|for {0} minutt sidan,for {0} min sidan,"
    "–{0} min|for {0} timar sidan,for {0} time sidan,for {0} t sidan,–{0} t|for {0} døgn sidan,"
    "for {0} d. sidan,–{0} d.|for {0} veker sidan,for {0} veke sidan,for {0} v. sidan",
    "iw": "לפני {0} שניות,לפני שנייה,לפני שתי שניות,לפני שנ׳,לפני שתי שנ׳,לפני {0} שנ׳|לפני {0} דקות,"
    "לפני דקה,לפני שתי דקות,לפני {0} דק׳,לפני שתי דק׳|לפני {0} שעות,לפני שעה,לפני שעתיים,לפני {0} שע׳|"
    "לפני {0} ימים,לפני יום {0},לפני יומיים,אתמול|לפני {0} שבועות,לפני שבוע,לפני שבועיים,לפני שב׳,"
    "לפני {0} שב׳",
    "tl": "{0} segundo ang nakalipas,{0} seg. ang nakalipas|{0} minuto ang nakalipas,{0} min. ang nakalipas|"
    "{0} oras ang nakalipas|{0} araw ang nakalipas,{0} (na) araw ang nakalipas|{0} linggo ang nakalipas,"
    "{0} (na) linggo ang nakalipas",
    "zh": "{0}秒钟前,{0}秒前|{0}分钟前|{0}小时前|{0}天前|{0}周前",
    "ja": "{0} 秒前,{0}秒前|{0} 分前,{0}分前|{0} 時間前,{0}時間前|"
    "{0} 日前,{0}日前|{0} 週間前,{0}週間前",
    "ko": "{0}초 전|{0}분 전|{0}시간 전|{0}일 전|{0}주 전",
    "vi": "{0} giây trước|{0} phút trước|{0} giờ trước|{0} ngày trước|{0} tuần trước",
}  # fmt: skip
